"""Up to four records side by side, so that a team can choose what to try."""
