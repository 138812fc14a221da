# shellcheck shell=bash
# Finds a JDK and Maven, or fetches them into the cache folder. Sourced by ./deixis and .ci/run; runs under bash 3.2 too.
#
#   DEIXIS_JDK_SITE     where Adoptium's API answers          (default https://api.adoptium.net)
#   DEIXIS_MAVEN_SITE   where Apache keeps Maven's releases   (default https://archive.apache.org/dist/maven/maven-3)
#   DEIXIS_JDK_FOLDERS  where to look for JDKs, separated by colons, in place of the usual install folders
#   DEIXIS_OFFLINE      forbids every fetch when not empty
#   XDG_CACHE_HOME      the cache is its folder deixis        (default ~/.cache)

JDK_AT_LEAST=25
MAVEN_FETCHED=3.9.11
JDK_SITE=${DEIXIS_JDK_SITE:-https://api.adoptium.net}
MAVEN_SITE=${DEIXIS_MAVEN_SITE:-https://archive.apache.org/dist/maven/maven-3}
CACHE=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/deixis
OFFLINE=${DEIXIS_OFFLINE:-}

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# The file that path $1 leads to, with every symbolic link followed.
real_path() {
  local path=$1 target
  while target=$(readlink "$path"); do
    case "$target" in
      /*) path=$target ;;
      *) path=$(dirname "$path")/$target ;;
    esac
  done
  printf '%s\n' "$(cd "$(dirname "$path")" && pwd -P)/$(basename "$path")"
}

# Holds file $1 until unlock, or until this process and all it started have ended. $2 is said when that takes waiting.
lock() {
  exec 9>"$1" || fail "$1 cannot be written."
  if command -v flock >/dev/null; then
    flock -n 9 || { say "$2" && flock 9; }
  elif command -v perl >/dev/null; then
    # the lock belongs to the open file, which this shell keeps open
    perl -e 'use Fcntl ":flock"; open(my $f, ">&=", 9) or die $!;
      flock($f, LOCK_EX | LOCK_NB) or do { print STDERR "$ARGV[0]\n"; flock($f, LOCK_EX) or die $! }' "$2"
  fi
}

unlock() { exec 9>&-; }

# The major version of the JDK in folder $1; fails when it is none.
jdk_version() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'
  fi
}

jdk_install_folders() {
  local java entry
  if [ -n "${DEIXIS_JDK_FOLDERS+set}" ]; then
    local IFS=:
    for entry in $DEIXIS_JDK_FOLDERS; do printf '%s\n' "$entry"/*; done
  else
    for java in /usr/lib/jvm /usr/lib64/jvm /usr/java /usr/local/java /opt/java /opt "${HOME:-}"/.sdkman/candidates/java \
      "${HOME:-}"/.jdks "${HOME:-}"/.asdf/installs/java "${HOME:-}"/.local/share/mise/installs/java \
      /Library/Java/JavaVirtualMachines "${HOME:-}"/Library/Java/JavaVirtualMachines; do
      printf '%s\n' "$java"/*
    done
    printf '%s\n' /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk /usr/local/opt/openjdk*/libexec/openjdk.jdk
  fi
  printf '%s\n' "$CACHE"/jdk-*
}

# Prints the folder of a JDK that is new enough: JAVA_HOME's, the one on the PATH, the oldest in the install folders.
find_jdk() {
  local folder version java best='' best_version=1000000
  java=$(command -v java) && java=$(dirname "$(dirname "$(real_path "$java")")")
  for folder in "${JAVA_HOME:-}" "$java"; do
    version=$(jdk_version "$folder") && [ "${version:-0}" -ge "$JDK_AT_LEAST" ] && { printf '%s\n' "$folder" && return; }
  done
  while IFS= read -r folder; do
    [ ! -d "$folder/Contents/Home" ] || folder=$folder/Contents/Home
    version=$(jdk_version "$folder") || continue
    if [ "${version:-0}" -ge "$JDK_AT_LEAST" ] && [ "$version" -lt "$best_version" ]; then
      best=$folder best_version=$version
    fi
  done < <(jdk_install_folders)
  [ -n "$best" ] && printf '%s\n' "$best"
}

# Prints Maven's program: the one on the PATH if it is 3.8 or newer, else the fetched one. JAVA_HOME must be set.
find_maven() {
  local mvn version
  if mvn=$(command -v mvn); then
    version=$("$mvn" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
    case "$version" in
      '3 '[0-7] | [12]' '* | '') ;;
      *) printf '%s\n' "$mvn" && return ;;
    esac
  fi
  mvn=$CACHE/apache-maven-$MAVEN_FETCHED/bin/mvn
  [ -x "$mvn" ] && printf '%s\n' "$mvn"
}

# Fails with a sentence when nothing may be fetched. $1 is missing; $2 says how to install it.
may_fetch() {
  [ -z "$OFFLINE" ] || fail "$1 is missing, and --offline forbids fetching it. $2"
  command -v curl >/dev/null || command -v wget >/dev/null || fail "$1 is missing, and fetching it takes curl or wget. $2"
  mkdir -p "$CACHE" 2>/dev/null || true
  [ -w "$CACHE" ] || fail "The cache folder $CACHE cannot be written; set XDG_CACHE_HOME to another."
}

# Writes what is at address $1 to stdout, or appends it to file $2 from where that ends.
get() {
  local bar=--silent schemes='=https'
  case "$1" in http:*) schemes='=http,https' ;; esac
  if command -v curl >/dev/null; then
    [ -z "${2:-}" ] || [ ! -t 2 ] || bar=--progress-bar
    curl --fail --location "$bar" --show-error --proto "$schemes" --connect-timeout 20 --speed-limit 1000 --speed-time 60 \
      ${2:+--continue-at - --output "$2"} "$1"
  else
    wget --quiet --timeout=60 --tries=2 ${2:+--continue} --output-document="${2:--}" "$1"
  fi
}

# The checksum of file $2 under SHA-$1.
checksum() {
  if command -v "sha$1sum" >/dev/null; then "sha$1sum" <"$2"; else shasum -a "$1" <"$2"; fi | cut -d' ' -f1
}

is_whole() { [ -s "$1" ] && [ "$(checksum "$2" "$1")" = "$3" ]; }

# Fetches $1 from address $2, checks its SHA-$3 against $4, unpacks it and moves it to folder $5 when all of it is there.
# A transfer that broke goes on where it stopped; the folder is whole or not there at all.
fetch() {
  local part=$CACHE/$4.part fresh=$5.new.$$ host=${2#*://} resumed status other
  host=${host%%/*}
  for other in "$CACHE"/*.part; do [ "$other" = "$part" ] || rm -f "$other"; done
  until is_whole "$part" "$3" "$4"; do
    resumed='' status=0
    [ ! -s "$part" ] || resumed=yes
    get "$2" "$part" || status=$?
    ! is_whole "$part" "$3" "$4" || break
    case "$status" in 0 | 8 | 22 | 33 | 36) rm -f "$part" ;; esac # wrong, refused or not resumable: nothing to go on with
    if [ -n "$resumed" ] && [ ! -e "$part" ]; then continue; fi
    [ "$status" != 0 ] || fail "$1 from $host does not match its checksum, so it was thrown away. Try again later."
    fail "$1 could not be fetched from $host. Check the network and start again: it goes on where it stopped."
  done
  rm -rf "$5".new.*
  if ! { mkdir "$fresh" && tar -xzf "$part" -C "$fresh" --strip-components=1 && rm -rf "$5" && mv "$fresh" "$5"; }; then
    rm -rf "$fresh"
    fail "$1 could not be unpacked in $CACHE. Is the disk full?"
  fi
  rm -f "$part"
}

fetch_jdk() {
  local os arch about package link sum size
  case "$(uname -s)" in
    Linux) os=linux ;;
    Darwin) os=mac ;;
    *) fail "A JDK $JDK_AT_LEAST or newer is missing; install one and set JAVA_HOME." ;;
  esac
  case "$(uname -m)" in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=aarch64 ;;
    *) fail "A JDK $JDK_AT_LEAST or newer is missing; install one for $(uname -m) and set JAVA_HOME." ;;
  esac
  may_fetch "A JDK $JDK_AT_LEAST or newer" \
    "Install one (Debian 13, Ubuntu: apt install openjdk-25-jdk-headless; macOS: brew install openjdk@25) or set JAVA_HOME."
  lock "$CACHE/lock" "Waiting for another start that is fetching."
  if find_jdk >/dev/null; then
    unlock
    return
  fi
  about=$(get "$JDK_SITE/v3/assets/latest/$JDK_AT_LEAST/hotspot?architecture=$arch&image_type=jdk&os=$os&vendor=eclipse") ||
    fail "A JDK $JDK_AT_LEAST or newer is missing and ${JDK_SITE#*://} did not say where one is. Check the network, or install one."
  package=$(printf '%s' "$about" | tr -d '\n' | sed -n 's/.*"package" *: *{\([^}]*\)}.*/\1/p')
  field() { printf '%s' "$package" | sed -n "s/.*\"$1\" *: *\"\{0,1\}\([^\",} ]*\).*/\1/p"; }
  link=$(field link) sum=$(field checksum) size=$(field size)
  case "$link" in https://* | "${JDK_SITE%%:*}"://*) ;; *) sum='' ;; esac
  case "$sum$size" in *[!0-9a-f]*) sum='' ;; esac
  [ "${#sum}" = 64 ] || fail "${JDK_SITE#*://} gave an answer that names no JDK."
  say "Fetching JDK $JDK_AT_LEAST (Temurin, $(((${size:-0} + 500000) / 1000000)) MB) into $CACHE"
  fetch "JDK $JDK_AT_LEAST" "$link" 256 "$sum" "$CACHE/jdk-$JDK_AT_LEAST-$os-$arch"
  unlock
}

fetch_maven() {
  local archive=$MAVEN_SITE/$MAVEN_FETCHED/binaries/apache-maven-$MAVEN_FETCHED-bin.tar.gz sum
  may_fetch "Maven 3.8 or newer" "Install it (Debian, Ubuntu: apt install maven; macOS: brew install maven)."
  lock "$CACHE/lock" "Waiting for another start that is fetching."
  if find_maven >/dev/null; then
    unlock
    return
  fi
  sum=$(get "$archive.sha512") || fail "Maven 3.8 or newer is missing and could not be fetched from ${MAVEN_SITE#*://}. Check the network, or install it."
  sum=$(printf '%s' "$sum" | cut -d' ' -f1 | tr -d '\r\n')
  case "$sum" in *[!0-9a-f]*) sum= ;; esac
  [ "${#sum}" = 128 ] || fail "${MAVEN_SITE#*://} gave no checksum for Maven, so it was not fetched."
  say "Fetching Maven $MAVEN_FETCHED (9 MB) into $CACHE"
  fetch "Maven $MAVEN_FETCHED" "$archive" 512 "$sum" "$CACHE/apache-maven-$MAVEN_FETCHED"
  unlock
}
