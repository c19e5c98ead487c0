"""The pages. They draw answers and documents, and know nothing of files, models or stores."""
