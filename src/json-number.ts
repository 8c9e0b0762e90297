/** JSON's numbers: neither empty, nor hexadecimal, nor `Infinity`. */
export const JSON_NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
