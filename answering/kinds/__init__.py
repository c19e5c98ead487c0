"""What kind of answer a question wants, and the words of a sentence that could be it."""
