/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Whether a name can be that of a folder below `--out`, on any file system: letters, digits, `.`, `-` and `_`, not dots alone.
 * So it leads nowhere else, and holds nothing that a terminal or a comment would act on.
 */
export function isFolderName(name: string): boolean {
  return (
    /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u.test(name) && !name.endsWith(".") && !DEVICE.test(name.split(".")[0] ?? "")
  );
}
