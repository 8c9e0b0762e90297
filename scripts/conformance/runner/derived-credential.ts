/** A value that was made of a credential, for reports to hide. */
export interface DerivedCredential {
  readonly value: string;
  /** The shell expansion that derives it from the variable with the credential, for which `NAME` stands. */
  readonly shell: string;
  /** The credential. */
  readonly of: string;
}
