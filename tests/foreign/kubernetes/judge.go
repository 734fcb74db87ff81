package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"

	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/kustomize/kyaml/openapi"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
	"sigs.k8s.io/yaml"
)

type object = map[string]any

// judge returns every fault of a rendered set-up in one error.
func judge(text string) error {
	var all []object
	var faults []string
	for _, document := range strings.Split(text, "\n---\n") {
		resource, err := read(document)
		if err != nil {
			return err
		}
		all = append(all, resource)
		faults = append(faults, bySchema(resource)...)
	}
	faults = append(faults, leadNowhere(all)...)
	if len(faults) == 0 {
		return nil
	}
	return errors.New(strings.Join(faults, "\n"))
}

// read takes a document as the API server does: octal numbers are octal, and no key may stand twice.
func read(document string) (object, error) {
	asJSON, err := yaml.YAMLToJSONStrict([]byte(document))
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(asJSON))
	decoder.UseNumber()
	var resource object
	return resource, decoder.Decode(&resource)
}

func bySchema(resource object) []string {
	version, _ := resource["apiVersion"].(string)
	kind, _ := resource["kind"].(string)
	found := openapi.SchemaForResourceType(kyaml.TypeMeta{APIVersion: version, Kind: kind})
	if found == nil {
		return []string{fmt.Sprintf("%s %s is not published", version, kind)}
	}
	return check(found.Schema, resource, nameOf(resource))
}

func nameOf(resource object) string {
	metadata, _ := resource["metadata"].(object)
	return fmt.Sprintf("%v %v", resource["kind"], metadata["name"])
}

func check(schema *spec.Schema, value any, at string) []string {
	if reference := schema.Ref.String(); reference != "" {
		definition, known := openapi.Schema().Definitions[strings.TrimPrefix(reference, "#/definitions/")]
		if !known {
			return []string{fmt.Sprintf("%s: %s is not published", at, reference)}
		}
		return check(&definition, value, at)
	}
	switch given := value.(type) {
	case object:
		return checkObject(schema, given, at)
	case []any:
		if !schema.Type.Contains("array") {
			return wrong(schema, at, "a list")
		}
		var faults []string
		for index, one := range given {
			faults = append(faults, check(schema.Items.Schema, one, fmt.Sprintf("%s[%d]", at, index))...)
		}
		return faults
	case string:
		if !schema.Type.Contains("string") {
			return wrong(schema, at, "a text")
		}
	case bool:
		if !schema.Type.Contains("boolean") {
			return wrong(schema, at, "true or false")
		}
	case json.Number:
		_, err := given.Int64()
		whole := err == nil && (schema.Type.Contains("integer") || schema.Format == "int-or-string")
		if !whole && !schema.Type.Contains("number") {
			return wrong(schema, at, "a number")
		}
	default:
		return wrong(schema, at, "nothing")
	}
	return nil
}

func wrong(schema *spec.Schema, at, given string) []string {
	return []string{fmt.Sprintf("%s is %s, and must be of %v", at, given, schema.Type)}
}

func checkObject(schema *spec.Schema, given object, at string) []string {
	if len(schema.Type) > 0 && !schema.Type.Contains("object") {
		return wrong(schema, at, "an object")
	}
	var faults []string
	for _, name := range schema.Required {
		if _, there := given[name]; !there {
			faults = append(faults, fmt.Sprintf("%s.%s is missing", at, name))
		}
	}
	names := make([]string, 0, len(given))
	for name := range given {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		below := at + "." + name
		if property, known := schema.Properties[name]; known {
			faults = append(faults, check(&property, given[name], below)...)
		} else if more := schema.AdditionalProperties; more != nil && more.Schema != nil {
			faults = append(faults, check(more.Schema, given[name], below)...)
		} else {
			faults = append(faults, below+" is a field nobody knows")
		}
	}
	return faults
}
