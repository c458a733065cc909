/** The functions that Helm's templates have beside those that every template has: sprig's, and Helm's own. */
import { type GoFunction, goFunction } from "../value.ts";
import { certificateFunctions } from "./certificates.ts";
import { dateFunctions } from "./dates.ts";
import { defaultFunctions } from "./defaults.ts";
import { dictionaryFunctions } from "./dictionaries.ts";
import { encodingFunctions } from "./encoding.ts";
import { hashFunctions } from "./hashes.ts";
import { listFunctions } from "./lists.ts";
import { numberFunctions } from "./numbers.ts";
import { passwordFunctions } from "./passwords.ts";
import { pathFunctions } from "./paths.ts";
import { randomFunctions } from "./random.ts";
import { regularExpressionFunctions } from "./regular_expressions.ts";
import { versionFunctions } from "./semantic_version.ts";
import { stringFunctions } from "./strings.ts";
import { tomlFunctions } from "./toml_text.ts";
import { urlFunctions } from "./urls.ts";

export interface FunctionSources {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
}

/** All but those that need a chart (`include`, `tpl`, `required`, `fail`, `lookup`). */
export function helmFunctions({ now, random }: FunctionSources): Record<string, GoFunction> {
  return {
    ...stringFunctions,
    ...defaultFunctions,
    ...dictionaryFunctions,
    ...encodingFunctions,
    ...hashFunctions,
    ...listFunctions,
    ...numberFunctions,
    ...pathFunctions,
    ...regularExpressionFunctions,
    ...tomlFunctions,
    ...urlFunctions,
    ...versionFunctions,
    ...certificateFunctions(now),
    ...dateFunctions(now),
    ...passwordFunctions(random),
    ...randomFunctions(random),
    // Names are not asked of the network unless Helm is told to.
    getHostByName: goFunction("string", () => ""),
  };
}
