/** The text that a Secret's value holds; undefined when it is no base64, no UTF-8, or has what no text has. */
export function base64Text(value: string): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.fromBase64(value),
    );
    return notInTexts.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

// Control characters but tab, line feed and carriage return.
const notInTexts = /[^\P{Control}\t\n\r]/u;
