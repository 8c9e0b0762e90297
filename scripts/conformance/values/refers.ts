/** Whether a name says that its value refers to something that exists elsewhere. */
export function isReference(name: string): boolean {
  return /(^id|[a-z]I[dD]|[_-]id|ID|[uU]uid|[rR]ef|[kK]ey|[tT]oken|[cC]ode)$/.test(name);
}

/** Whether the name of a parameter says that its value is a place in a list, as an earlier answer gave it. */
export function isCursor(name: string): boolean {
  return /(cursor|after|before|marker|bookmark|continuation|token|next|offset)$/i.test(name);
}
