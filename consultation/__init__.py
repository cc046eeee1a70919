"""consultation: its room is built in a later step; the door is here so that the line of rooms is visible."""
