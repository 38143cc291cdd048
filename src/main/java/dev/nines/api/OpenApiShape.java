package dev.nines.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says in the API's description what holds of every answer: nothing is ever left out, and what may
 * be null (marked by {@code x-null} in {@code META-INF/openapi.yaml}) may be null whatever else it
 * is. Works at build time.
 */
@OpenApiFilter(stages = RunStage.BUILD)
public final class OpenApiShape implements OASFilter {

  private static final String MAY_BE_NULL = "x-null";
  private static final String NEEDS_A_BODY = "silence";
  private static final String IN_WORDS = "x-description";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Optional.ofNullable(document.getComponents().getSchemas())
        .orElseGet(Map::of)
        .forEach((name, schema) -> {
          var properties = schema.getProperties();
          if (properties != null) {
            if (!name.endsWith("Request")) {
              schema.setRequired(List.copyOf(properties.keySet()));
            }
            var shaped = new LinkedHashMap<String, Schema>();
            properties.forEach((property, shape) -> shaped.put(property, nullable(shape)));
            schema.setProperties(shaped);
          }
        });
  }

  /** What is wrong with a body, or with none, is told as every other problem is. */
  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getRequestBody() != null) {
      operation.getRequestBody().setRequired(NEEDS_A_BODY.equals(operation.getOperationId()));
      operation.getResponses().removeAPIResponse("400");
    }
    return operation;
  }

  /** What an answer is, in words; the code itself knows nothing better than those of HTTP. */
  @Override
  public APIResponse filterAPIResponse(APIResponse response) {
    if (response.hasExtension(IN_WORDS)) {
      response.setDescription(String.valueOf(response.getExtensions().get(IN_WORDS)));
      response.removeExtension(IN_WORDS);
    }
    return response;
  }

  private static Schema nullable(Schema property) {
    if (!property.hasExtension(MAY_BE_NULL) && property.get(MAY_BE_NULL) == null) {
      return property;
    }
    // A schema's own words and extensions are kept apart.
    property.set(MAY_BE_NULL, null);
    property.removeExtension(MAY_BE_NULL);
    if (property.getRef() != null) {
      return OASFactory.createSchema()
          .description(property.getDescription())
          .anyOf(
              List.of(
                  OASFactory.createSchema().ref(property.getRef()),
                  OASFactory.createSchema().addType(SchemaType.NULL)));
    }
    property.addType(SchemaType.NULL);
    if (property.getEnumeration() != null && !property.getEnumeration().contains(null)) {
      var words = new ArrayList<Object>(property.getEnumeration());
      words.add(null);
      property.setEnumeration(words);
    }
    return property;
  }
}
