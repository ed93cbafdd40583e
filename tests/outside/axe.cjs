// Opens pages in a real Chromium and lets axe-core look at them; prints how much it found, and every request made.
const { chromium } = require("playwright-core");
const { readFileSync } = require("fs");

const [browserPath, ...pages] = process.argv.slice(2);

(async () => {
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  for (const path of pages) {
    // The page forbids all scripts; the checker needs one of its own.
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("file://" + path);
    await page.evaluate(readFileSync(require.resolve("axe-core"), "utf8"));
    const found = await page.evaluate(() => axe.run(document));
    await page.emulateMedia({ media: "print" });
    console.log(JSON.stringify({
      page: path.split("/").pop(),
      violations: found.violations.map((each) => each.id),
      passes: found.passes.length,
      requests: asked.filter((url) => !url.startsWith("file://" + path)),
    }));
  }
  await browser.close();
})();
