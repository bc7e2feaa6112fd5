/** How long a sign-in lasts, in seconds: in a browser from the sign-in on, for a program from its last refresh on. */
export const sessionLife = 30 * 24 * 60 * 60

/** How long an access token is taken at all, in seconds. Its session's end ends it sooner. */
export const accessTokenLife = 15 * 60
