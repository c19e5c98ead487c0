"""Train the reader: from questions with answers, and from minutes, to its weights.

Nothing of this runs when questions are answered; `answering/weights` holds what it makes.
"""
