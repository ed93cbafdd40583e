"""The app: it shows what `data` remembers with what `widgets` draw."""
