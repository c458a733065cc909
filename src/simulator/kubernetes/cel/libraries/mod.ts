/** What Kubernetes adds to the language; a library is a file and a line here. Source: apiserver/pkg/cel/library. */
import type { Library } from "./library.ts";
import { formatLibrary } from "./formats.ts";
import { listLibrary } from "./lists.ts";
import { netLibrary } from "./net.ts";
import { quantityLibrary } from "./quantity.ts";
import { textLibrary } from "./text.ts";
import { urlLibrary } from "./url.ts";

export const LIBRARIES: readonly Library[] = [
  listLibrary,
  textLibrary,
  quantityLibrary,
  urlLibrary,
  netLibrary,
  formatLibrary,
];
