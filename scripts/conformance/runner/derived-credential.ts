/** A value derived from a credential, for reports to hide. */
export interface DerivedCredential {
  readonly value: string;
  /** The shell expansion that derives it from the credential's variable, here called `NAME`. */
  readonly shell: string;
  /** The credential. */
  readonly of: string;
}
