/** What the original says where `DOCKER_BUILDKIT=0` asks for the builder of before. */
export const OLD_BUILDER_NOTICE =
  `DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
            BuildKit is currently disabled; enable it by removing the DOCKER_BUILDKIT=0
            environment-variable.

`;
