"""What the pages say to whoever looks after the archive."""

PASSWORD = "Keeper's password"
ENTER = "Go in"
LEAVE = "Leave"
CLOSED = (
    "Looking after the archive is open at the server's own machine only. To do it from elsewhere, "
    "set MINUTES_KEEPER_PASSWORD and start the service again."
)
REFUSED = "That is not the password."
LATER = "Too many wrong passwords were given. Try again in a minute."
