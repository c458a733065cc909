import { awk } from "./awk.ts";
import { changing } from "./changing.ts";
import { cutting } from "./cutting.ts";
import { dates } from "./dates.ts";
import { finding } from "./finding.ts";
import type { Topic } from "./line.ts";
import { listing } from "./listing.ts";
import { packing } from "./packing.ts";
import { searching } from "./searching.ts";
import { sed } from "./sed.ts";
import { sorting } from "./sorting.ts";
import { system } from "./system.ts";

export const TOPICS: readonly Topic[] = [
  listing,
  changing,
  finding,
  searching,
  cutting,
  sorting,
  awk,
  sed,
  dates,
  system,
  packing,
];
