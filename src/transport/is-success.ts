/** Whether a status is 2xx. A custom `fetch` may set `ok` differently. */
export function isSuccess({ status }: { readonly status: number }): boolean {
  return status >= 200 && status < 300;
}
