/** JSON's numbers: neither empty, nor with a leading zero, nor hexadecimal, nor `Infinity`. */
export const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
