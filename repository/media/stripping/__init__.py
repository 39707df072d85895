"""What a file says beside what it shows: who made it, when, where, on which device. It goes."""
