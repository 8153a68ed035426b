/** Characters of a message, or of a recorded prompt, whose words are looked at. */
export const MESSAGE_LOOKED_AT = 2000;
