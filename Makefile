# Chiang Mai Civic. The two commands that matter: make run, make test.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test test-matrix build package screenshots bench lint i18n sample clean \
	tools-run tools-test

# QGIS lives in the system's Python, whatever python3 comes first on the PATH.
PYTHON := /usr/bin/python3
VENV := build/venv
PLUGIN := build/plugins/cm_civic_plugin
CODE := cm_civic_plugin tests sample_data i18n .ci
help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: tools-run build ## open QGIS with the plugin at work on the sample city
	.ci/run-demo

test: build $(VENV)/ready ## lint, translations, and all tests on this machine's QGIS
	.ci/run-tests $(VENV)/bin/python

test-matrix: build $(VENV)/ready ## the same tests on QGIS 3.40 and 3.44 too (needs root)
	.ci/run-matrix $(VENV)/bin/python

build: tools-run ## put a loadable plugin together in build/plugins
	rm -rf $(PLUGIN)
	mkdir -p $(PLUGIN)/i18n
	cp -r cm_civic_plugin/. resources LICENSE metadata.txt requirements.txt $(PLUGIN)/
	cp -r sample_data $(PLUGIN)/
	rm -rf $(PLUGIN)/resources/screenshots $(PLUGIN)/sample_data/city $(PLUGIN)/sample_data/make_*.py
	find $(PLUGIN) -name __pycache__ -prune -exec rm -rf {} +
	lrelease=$$(command -v lrelease || ls /usr/lib/qt5/bin/lrelease /usr/lib/qt6/bin/lrelease 2>/dev/null | head -n 1); \
	  $$lrelease -silent i18n/cm_civic_th.ts -qm $(PLUGIN)/i18n/cm_civic_th.qm
	cp $(PLUGIN)/i18n/cm_civic_th.qm i18n/

package: build $(VENV)/ready ## zip the plugin to dist/ and check it as the plugin site does
	.ci/package $(VENV)/bin/python

screenshots: tools-run build ## remake the pictures of the README from the real window
	for language in en th; do CM_CIVIC_LANGUAGE=$$language .ci/run-demo --screenshots; done

bench: $(VENV)/ready build ## print the speed ratios of this machine
	.ci/run-bench $(VENV)/bin/python

lint: $(VENV)/ready ## ruff, the floors, flake8-qgis
	.ci/lint $(VENV)/bin/python

i18n: ## collect new texts into i18n/cm_civic_th.ts
	$(PYTHON) i18n/update_ts.py

sample: tools-test ## remake the sample city from its program
	$(PYTHON) sample_data/make_city.py
	$(PYTHON) sample_data/make_sources.py
	$(PYTHON) sample_data/make_rasters.py
	$(PYTHON) sample_data/make_opinions.py
	$(PYTHON) sample_data/make_workshop.py

clean: ## remove what was built
	rm -rf build dist

tools-run:
	@.ci/install run

tools-test:
	@.ci/install test

# numpy, pandas and geopandas are QGIS's own: an unpinned pip would put newer ones over them.
$(VENV)/ready: requirements-test.txt requirements-package.txt | tools-test
	$(PYTHON) -m venv --system-site-packages $(VENV)
	$(PYTHON) .ci/system_versions.py > build/constraints.txt
	$(VENV)/bin/pip install -q --disable-pip-version-check -c build/constraints.txt \
	  -r requirements-test.txt -r requirements-package.txt
	touch $@
