import type { Directive } from "./configuration_text.ts";
import { nearest, type Scope } from "./site.ts";

/** What `default_type` is where nobody has said it. */
const USUAL = "text/plain";

/** The type that the `types` in force give a path by its extension. */
export function typeOf(path: string, scope: Scope): string {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  const lists: readonly Directive[] = nearest(scope, "types");
  for (const { name, words } of lists.flatMap(({ body = [] }) => body)) {
    if (extension !== undefined && words.some((word) => word.toLowerCase() === extension)) return name;
  }
  return nearest(scope, "default_type")[0]?.words[0] ?? USUAL;
}

const CHARSET_TYPES = /^(text\/(html|plain|xml|vnd\.wap\.wml)|application\/(javascript|rss\+xml))$/;

/** With `charset`, for types of text. */
export function withCharset(type: string, scope: Scope): string {
  const charset = nearest(scope, "charset")[0]?.words[0] ?? "off";
  return charset === "off" || !CHARSET_TYPES.test(type) ? type : `${type}; charset=${charset}`;
}
