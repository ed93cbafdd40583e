"""What is kept, and the words the app speaks; this room knows no screen."""
