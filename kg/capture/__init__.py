"""Reading pages and files as they were published: fetch, decode, tell the text from the rest."""
