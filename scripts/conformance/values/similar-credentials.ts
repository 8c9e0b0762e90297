/** A value that is almost a credential. */
export interface SimilarCredential {
  readonly what: string;
  readonly value: string;
  /** The shell expansion that derives it from the credential's variable, here called `NAME`. */
  readonly shell: string;
}

/** Shorter ones have too few variants. */
const MIN_LENGTH = 8;

/** Values that a careless comparison mistakes for the credential: one of a part of it, or one that ignores case. */
export function similarTo(credential: string): readonly SimilarCredential[] {
  if (credential.length < MIN_LENGTH) return [];
  const similar = [
    { what: "a credential without its last character", value: credential.slice(0, -1), shell: "{NAME%?}" },
    { what: "a credential with one more character", value: `${credential}x`, shell: "{NAME}x" },
    { what: "a credential without its first character", value: credential.slice(1), shell: "{NAME#?}" },
    withOtherCharacter(credential, 0, "a credential with another first character"),
    withOtherCharacter(credential, credential.length >> 1, "a credential with another character in its middle"),
    withOtherCharacter(credential, lastThatCounts(credential), "a credential with another character at its end"),
    {
      what: "a credential in another case",
      value: swapCase(credential),
      shell: '(printf %s "$NAME" | tr a-zA-Z A-Za-z)',
    },
  ];
  return similar.filter(({ value }) => value !== credential);
}

/** The last character of a signature in Base64 has bits without a meaning, so that another one may be the same signature. */
function lastThatCounts(credential: string): number {
  return credential.length - (/^[\w-]+(\.[\w-]+){2,}$/.test(credential) ? 2 : 1);
}

function withOtherCharacter(credential: string, index: number, what: string): SimilarCredential {
  const other = credential[index] === "x" ? "y" : "x";
  return {
    what,
    value: credential.slice(0, index) + other + credential.slice(index + 1),
    shell: `(printf %s "$NAME" | sed s/./${other}/${index + 1})`,
  };
}

/** Swaps upper and lower case, for ASCII only: other letters may change their length. */
export function swapCase(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => (letter < "a" ? letter.toLowerCase() : letter.toUpperCase()));
}
