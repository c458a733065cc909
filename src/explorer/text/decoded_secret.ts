import { base64Text } from "../../kube/base64_text.ts";
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
    const text = base64Text(String(value));
    if (text === undefined) binary.push(`${key} (${sizeOf(String(value))})`);
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

function sizeOf(value: string): string {
  try {
    return `${Uint8Array.fromBase64(value).length} bytes`;
  } catch {
    return "no base64";
  }
}
