"""Plain mode: the app as questions and printed lines, appended and never drawn again."""
