/** Labels that tell which container, network or volume belongs to which project (docker/compose, pkg/api/labels.go). */
const PREFIX = "com.docker.compose";

export const LABELS = {
  configHash: `${PREFIX}.config-hash`,
  configFiles: `${PREFIX}.project.config_files`,
  containerNumber: `${PREFIX}.container-number`,
  dependsOn: `${PREFIX}.depends_on`,
  image: `${PREFIX}.image`,
  network: `${PREFIX}.network`,
  oneOff: `${PREFIX}.oneoff`,
  project: `${PREFIX}.project`,
  replace: `${PREFIX}.replace`,
  service: `${PREFIX}.service`,
  version: `${PREFIX}.version`,
  volume: `${PREFIX}.volume`,
  workingFolder: `${PREFIX}.project.working_dir`,
} as const;
