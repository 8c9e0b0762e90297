/** Names that Windows reserves for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|(com|lpt)[\d¹²³])$/i;

/**
 * Whether a name is a valid folder name below `--out` on any file system: letters, digits, `.`, `-` and `_`, not only dots. It
 * can't lead elsewhere, and contains nothing that a terminal or a comment would interpret.
 */
export function isFolderName(name: string): boolean {
  return (
    /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u.test(name) && !name.endsWith(".") && !DEVICE.test(name.split(".")[0] ?? "")
  );
}
