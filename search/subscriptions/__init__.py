"""An address that agreed to be written to, whatever about, from being asked to its end."""
