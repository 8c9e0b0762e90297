/** A credential and its place in a request. */
export interface SecurityScheme {
  /** Its name under `components/securitySchemes`. */
  readonly name: string;
  readonly in: "header" | "query" | "cookie";
  /** The name of the header, the query parameter or the cookie. */
  readonly field: string;
  /** The authentication scheme before the credential (RFC 9110, 11.6.2); absent for a bare API key. */
  readonly scheme?: string;
}
