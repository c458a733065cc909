/** Small projects to work with, by the name of their repository: path to text. */
import type { FileRecord } from "../../../host/record_files.ts";
import { celrab } from "./celrab.ts";
import { dockerTraining } from "./docker_training.ts";
import { envEchgo } from "./env_echgo.ts";
import { forge } from "./forge.ts";

export const SAMPLE_PROJECTS: Readonly<Record<string, FileRecord>> = {
  "celrab": celrab,
  "docker-training": dockerTraining,
  "env-echgo": envEchgo,
  "forge": forge,
};
