import { helloApp } from "./hello_app.ts";
import type { ImageProfile } from "./image_profile.ts";

/**
 * pequod/private and registry.pequod.example/team/app: images that only user `captain` with password `whale` may
 * pull: what imagePullSecrets are tried out with.
 */
export const privateApp: ImageProfile = {
  ...helloApp,
  repositories: ["registry.pequod.example/team/app", "docker.io/pequod/private"],
  hasTag: (tag) => /^(latest|v?1(\.\d+){0,2})$/.test(tag),
  knownTags: ["latest", "1.0"],
  envOfTag: () => ({ APP_VERSION: "1.0.0" }),
  account: { username: "captain", password: "whale" },
};
