const CLASSES = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"];

/**
 * A random credential of the same form as another: equally long, with letters for letters and digits for digits. It
 * shares only the separators with the other one, so that it may be shown.
 */
export function unknownLike(credential: string): string {
  for (;;) {
    const unknown = [...credential].map((character) => randomLike(character)).join("");
    if (unknown !== credential) return unknown;
    // Nothing in it can be replaced.
    if (!/[a-z0-9]/i.test(credential)) return crypto.randomUUID();
  }
}

function randomLike(character: string): string {
  const alphabet = CLASSES.find((each) => each.includes(character)) ?? character;
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return alphabet[random % alphabet.length] ?? character;
}
