"""What is asked: the kinds of answer, the subject, and the questions before it."""
