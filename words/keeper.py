"""What the pages say to whoever looks after the archive."""

PASSWORD = "Keeper's password"
ENTER = "Sign in"
LEAVE = "Sign out"
CLOSED = (
    "The archive can be looked after only from the server itself. To do so from elsewhere, set "
    "MINUTES_KEEPER_PASSWORD and start the service again."
)
REFUSED = "That is not the password."
LATER = "Too many wrong passwords were given. Try again in a minute."
