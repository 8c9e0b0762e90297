const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Parses an ISO 8601 duration of days, hours, minutes and seconds to milliseconds. Throws a RangeError for any other text. */
export function parseDuration(text: string): number {
  const parts: readonly (string | undefined)[] | undefined = DURATION.exec(text)?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined)) {
    throw new RangeError(`A duration has the form P1DT2H3M4S, not ${JSON.stringify(text)}.`);
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
