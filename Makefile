# `make help` lists what there is. Each target prints the commands it runs.
BUILD_ROOT ?= build
JOBS       ?= $(shell nproc)
LISTEN     ?= 127.0.0.1:8080
# Tests to run: `make test CTEST="-R store" NODE_TESTS=tests/integration/formats.test.mjs`
CTEST      ?=
NODE_TESTS ?= $(sort $(shell find tests -name '*.test.mjs'))
# Of these, what also runs with the sanitizers in the whole server.
SANITIZED_TESTS ?= $(wildcard tests/integration/main_job.test.mjs tests/integration/hostile.test.mjs)

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export PATH := $(CURDIR)/.cache/node/bin:$(PATH)

# Looked up when a recipe runs: `setup` may just have installed it.
ccache    = $(if $(shell command -v ccache),-D CMAKE_CXX_COMPILER_LAUNCHER=ccache)
configure = cmake --preset $(1) -B $(BUILD_ROOT)/$(1) $(ccache) $(2) >$(BUILD_ROOT)/$(1).log || { cat $(BUILD_ROOT)/$(1).log; exit 1; }
build     = cmake --build $(BUILD_ROOT)/$(1) --parallel $(JOBS)
binary    = $(BUILD_ROOT)/$(1)/src/app/sunomi

web_sources := $(shell find web/src web/public web/tools web/index.html web/embed.html web/docs.html web/openapi.json web/vite.config.ts web/package.json -type f 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup web release asan run test torture bench dev format tidy clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: release  ## build everything and serve at http://localhost:8080
	$(call binary,release) serve --listen $(LISTEN)

setup:  ## install what is missing (Debian 12; needs root or sudo)
	@tools/setup build test node

web: web/dist/index.html  ## build the web UI

web/node_modules/.package-lock.json: web/package.json web/package-lock.json | setup
	cd web && npm ci --no-audit --no-fund
	@touch $@

web/dist/index.html: $(web_sources) web/node_modules/.package-lock.json
	cd web && npm run build
	@touch $@

tests/node_modules/.package-lock.json: tests/package.json tests/package-lock.json | setup
	cd tests && npm ci --no-audit --no-fund
	@touch $@

release: setup web  ## the optimised binary
	@mkdir -p $(BUILD_ROOT)
	$(call configure,release)
	$(call build,release) --target sunomi

asan: setup web
	@mkdir -p $(BUILD_ROOT)
	$(call configure,asan)
	$(call build,asan)

test: asan release tests/node_modules/.package-lock.json  ## everything: web, unit tests under sanitizers, whole-program tests
	cd web && npm run lint && npm test
	ctest --test-dir $(BUILD_ROOT)/asan --output-on-failure --parallel $(JOBS) $(CTEST)
	TEST_BIN=$(call binary,release) node tests/support/run.mjs $(NODE_TESTS)
	TEST_BIN=$(call binary,asan) TEST_PATIENCE=5 TEST_NO_STRACE=1 node tests/support/run.mjs $(SANITIZED_TESTS)
	cd web && TEST_BIN=$(abspath $(call binary,release)) node ../tests/support/with_server.mjs npm run e2e

torture: asan release tests/node_modules/.package-lock.json  ## the full figures, taken up again where it was cut off; takes an hour
	SUNOMI_MUTANTS=5000 $(BUILD_ROOT)/asan/src/adapters/media_child/hostile_media_test
	TEST_BIN=$(call binary,release) TEST_SCALE=torture TEST_RESULTS=$(BUILD_ROOT)/torture.jsonl \
	node tests/support/run.mjs $(NODE_TESTS)
	cd web && TEST_BIN=$(abspath $(call binary,release)) E2E_UPLOAD_BYTES=2147483648 \
	node ../tests/support/with_server.mjs node --test e2e/large_upload.test.mjs

bench: release  ## measurements, side by side with the alternatives
	@tools/setup bench
	for bench in $(sort $(wildcard bench/*.mjs)); do TEST_BIN=$(call binary,release) node "$$bench"; done

dev: setup web/node_modules/.package-lock.json  ## server and UI with reload, at http://localhost:5173
	@mkdir -p $(BUILD_ROOT)
	$(call configure,dev,-D SUNOMI_WEB=OFF)
	$(call build,dev) --target sunomi
	$(call binary,dev) serve --listen $(LISTEN) & server=$$!; trap "kill $$server; wait $$server" EXIT; \
	cd web && SUNOMI_URL=http://$(LISTEN) npm run dev

format:  ## bring C++ files into the house's form
	@tools/setup lint
	git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

tidy:  ## clang-tidy on every file
	@tools/setup build lint
	@mkdir -p $(BUILD_ROOT)
	$(call configure,tidy,-D SUNOMI_WEB=OFF)
	$(call build,tidy)

clean:  ## remove what was built (not data/, not what setup installed)
	rm -rf $(BUILD_ROOT) web/dist
