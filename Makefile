# Thin over Maven: everything here can be done by hand with `mvn` and ./nines.

.DEFAULT_GOAL := help
SHELL := /bin/sh

# Ports of `make demo`: make demo PORT=8081 CHAT_PORT=8100
PORT ?= 8080
CHAT_PORT ?= 8099

# The JDK that ./nines finds; it says how to get one where there is none.
jdk = JAVA_HOME="$$(./nines --java-home)" && export JAVA_HOME
mvn = mvn -B -ntp

.PHONY: help
help: ## Say what there is
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F'\t' '{ printf "make %-12s %s\n", $$1, $$2 }'

.PHONY: demo
demo: ## Build, and run the example journeys against the practice chat until Ctrl-C
	@./nines demo --port $(PORT) --chat-port $(CHAT_PORT)

.PHONY: test
test: ## Set up what the tests need, and run all of them
	@src/build/setup
	@$(jdk) && $(mvn) verify

.PHONY: build
build: ## Build the packaged form in target/, ready to start quickly
	@$(jdk) && src/build/package

.PHONY: native
native: ## Build one native executable, target/nines, with GRAALVM_HOME or a container engine
	@$(jdk) && src/build/native

.PHONY: test-native
test-native: ## Run the integration tests against target/nines
	@src/build/setup
	@test -x target/nines || { echo "there is no target/nines yet; \`make native\` builds it" >&2; exit 2; }
	@$(jdk) && $(mvn) test-compile failsafe:integration-test failsafe:verify \
	  -Dnines.executable=target/nines '-Dit.test=!LauncherIT'

.PHONY: sbom
sbom: ## Say what Nines is made of, and under which licences, in target/sbom
	@$(jdk) && src/build/sbom

.PHONY: rules
rules: ## Make the rules in deploy/ anew, of the journeys in journeys/
	@./nines rules journeys/ --output deploy/prometheus/nines-rules.yaml
	@./nines rules journeys/ --format operator --output deploy/kubernetes/base/rules.yaml

.PHONY: bench
bench: build ## Measure side by side against blackbox_exporter
	@src/bench/run

.PHONY: format
format: ## Format the sources
	@$(jdk) && $(mvn) -q spotless:apply

.PHONY: clean
clean: ## Remove everything that was built
	@rm -rf target
