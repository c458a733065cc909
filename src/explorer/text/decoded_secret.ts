import type { KubeObject } from "../../kube/object.ts";

/** A Secret with its data in the clear, and comments that say so. */
export interface DecodedSecret {
  readonly object: KubeObject;
  readonly heading: readonly string[];
}

/** Decodes what is text; what is not stays as it is, with its size told. */
export function decodedSecret(secret: KubeObject): DecodedSecret {
  const binary: string[] = [];
  const data = Object.entries((secret.data ?? {}) as Record<string, unknown>).map(([key, value]) => {
    const bytes = bytesOf(String(value));
    const text = bytes && textOf(bytes);
    if (text === undefined) binary.push(`${key} (${bytes ? `${bytes.length} bytes` : "no base64"})`);
    return [key, text ?? value];
  });
  return {
    object: { ...secret, ...(secret.data ? { data: Object.fromEntries(data) } : {}) },
    heading: [
      "# data is decoded: this is not the object as the server keeps it",
      ...(binary.length > 0 ? [`# still in base64, because it is no text: ${binary.join(", ")}`] : []),
    ],
  };
}

/** Whether a kind keeps its data in base64. */
export function isSecret({ group, name }: { group: string; name: string }): boolean {
  return group === "" && name === "secrets";
}

function bytesOf(value: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(value);
  } catch {
    return undefined;
  }
}

/** Undefined where it is no UTF-8, or holds what no text has. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return notInTexts.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

// Control characters but tab, line feed and carriage return.
const notInTexts = /[^\P{Control}\t\n\r]/u;
