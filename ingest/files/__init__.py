"""Files: found, compared with the archive, and read in processes of their own."""
