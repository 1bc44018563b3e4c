// What scripts of the page share across files that are no modules, for the type check alone.

interface Element {
  inspector?: any; // of an inspector that is made: see main.js
}

declare var explorable: { modules: Record<string, any> }; // by path: see builder/pages/script_bundler.py
declare var explorableSearch: any[]; // the index of the search: see builder/pages/search_index.py
declare var explorableBundles: { push: (arrived: [string, object]) => void };
