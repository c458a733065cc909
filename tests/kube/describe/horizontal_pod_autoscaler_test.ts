import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  {
    file: "hpa_php-apache.txt",
    group: "autoscaling",
    kind: "HorizontalPodAutoscaler",
    resource: "horizontalpodautoscalers",
    version: "v2",
  },
]);
