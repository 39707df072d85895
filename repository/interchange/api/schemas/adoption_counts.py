"""How many adopt a record, as every record in the API tells it."""

from pydantic import BaseModel, Field

from repository.interchange.api.schemas.texts import Address
from repository.replication.choices import AdoptionStage


class AdoptionCounts(BaseModel):
    """How many adopt a record. Those that stopped are counted like the others."""

    total: int = Field(ge=0)
    stopped: int = Field(ge=0)
    by_stage: dict[str, int] = Field(
        description="Every stage, also those with none.",
        json_schema_extra={"propertyNames": {"enum": [*AdoptionStage.values]}},
    )
    api_url: Address = Field(description="Where they are listed.")
