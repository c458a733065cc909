import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "deploy_nginx-deployment.txt", group: "apps", kind: "Deployment", resource: "deployments" },
]);
