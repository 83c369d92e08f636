"""What is measured, each part run in a process of its own: it prints one line of JSON."""
