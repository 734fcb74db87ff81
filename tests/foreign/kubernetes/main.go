// Renders deploy/kubernetes by kustomize's own code and holds what comes out against the published schema of Kubernetes (the
// OpenAPI document of 1.21 that kustomize carries: stable resources lose no field in later versions). A field that nobody
// knows, a value of another type and a missing field are faults; so are references that lead nowhere. Prints a line
// `ok <name>` or `not ok <name>: <why>` for each folder given, and for faults that are planted on purpose.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// Faults that must be found in a rendered hub: what is replaced, by what, and a part of what is said of it.
var planted = []struct{ name, from, to, found string }{
	{"a field nobody knows", "readOnlyRootFilesystem: true", "readOnlyRootFileSystem: true", "readOnlyRootFileSystem is a field nobody knows"},
	{"a field twice", "replicas: 2", "replicas: 2\n  replicas: 2", "replicas"},
	{"a value of another type", "replicas: 2", "replicas: two", "spec.replicas is a text"},
	{"a missing field", "        name: hub\n", "", "name is missing"},
	{"a kind nobody knows", "kind: PodDisruptionBudget", "kind: PodDisruptionBudgets", "PodDisruptionBudgets is not published"},
	{"a Service that reaches no pod", "  selector:\n    app.kubernetes.io/name: corridor-hub\n", "  selector:\n    app.kubernetes.io/name: hub\n", "reaches no pod"},
	{"a port that no container has", "targetPort: https", "targetPort: http", "has port http"},
	{"a volume that is not there", "- emptyDir:\n          sizeLimit: 256Mi\n        name: data", "- emptyDir: {}\n        name: date", "there is no volume data"},
}

func main() {
	root := os.Args[1]
	for _, folder := range os.Args[2:] {
		text, err := render(filepath.Join(root, folder))
		if err == nil {
			err = judge(text)
		}
		tell(folder, err)
	}
	text, err := render(filepath.Join(root, "overlays/production"))
	if err != nil {
		tell("planted faults", err)
		return
	}
	for _, fault := range planted {
		tell(fault.name+" is found", finds(text, fault.from, fault.to, fault.found))
	}
}

func render(folder string) (string, error) {
	resources, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		return "", err
	}
	text, err := resources.AsYaml()
	return string(text), err
}

func finds(text, from, to, found string) error {
	if !strings.Contains(text, from) {
		return fmt.Errorf("there is no %q to replace", from)
	}
	err := judge(strings.Replace(text, from, to, 1))
	if err == nil {
		return fmt.Errorf("nothing was found")
	}
	if !strings.Contains(err.Error(), found) {
		return fmt.Errorf("found was %v", err)
	}
	return nil
}

func tell(name string, err error) {
	if err == nil {
		fmt.Printf("ok %s\n", name)
		return
	}
	fmt.Printf("not ok %s: %s\n", name, strings.ReplaceAll(err.Error(), "\n", " | "))
}
