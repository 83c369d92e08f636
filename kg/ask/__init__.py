"""Questions, and answers with their basis, their evidence and what is not known."""
